import { isMaybe, isText } from '@/components/api/shape';
import { type PhoneHosts, phoneHostRoles } from '@/lib/report/phone-test';

const isOrigin = isMaybe(isText);

/** Origins by role, of which any may be left out. */
export function isPhoneHosts(value: unknown): value is PhoneHosts {
  return (
    typeof value === 'object' && value !== null && phoneHostRoles.every((role) => isOrigin(Reflect.get(value, role)))
  );
}
