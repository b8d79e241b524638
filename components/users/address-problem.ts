/** What is wrong with a typed address, in words; null when nothing is. Only a first look: the server judges addresses. */
export function addressProblem(address: string): string | null {
  if (!address) return 'Type the person’s email address.';
  if (/^[^\s@]+@[^\s@]+$/.test(address) && address.length <= 320) return null;
  return 'This is not a whole email address. It looks like name@example.com.';
}
