/** What limits count: one network, not one address, which a person can change at will. /24 for IPv4, /64 for IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  if (plain.includes('.')) return plain.split('.').slice(0, 3).join('.');
  return plain.split(':').slice(0, 4).join(':');
}
