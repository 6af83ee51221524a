import { useNavigation } from '@remix-run/react';
import type { ComponentProps } from 'react';
import { Button, type ButtonLook } from './button.tsx';

/** The button of a form; it says that it works while its own form is on the way. */
export function SubmitButton(props: ButtonLook & Omit<ComponentProps<'button'>, 'type'>) {
  const { state, formData } = useNavigation();
  const own = props.name === undefined || formData?.get(props.name) === props.value;
  return <Button busy={state !== 'idle' && formData !== undefined && own} {...props} />;
}
