import { useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';

/**
 * Names one filling-in of the form, so that a double tap adds once. Made in the browser and anew after each
 * navigation: pages of guests are shared and hold nothing single-use. Without scripts it stays empty, and the form
 * then sets the quantity, which is the same however often it is sent.
 */
export function AddKey() {
  const { key: visit } = useLocation();
  const [addKey, setAddKey] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit of the page is another filling-in
  useEffect(() => setAddKey(globalThis.crypto.randomUUID?.() ?? ''), [visit]);
  return <input type="hidden" name="addKey" value={addKey} />;
}
