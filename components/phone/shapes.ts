import { isListOf, isObjectOf, isOneOf, isText, isTextOrNone, shape } from '@/components/api/shape';
import { isPhoneHosts } from './is-phone-hosts';

/** The answer of opening a code. */
export const isOpened = isObjectOf({
  session: isText,
  digits: isText,
  madeAt: isText,
  madeWith: isText,
  hosts: isPhoneHosts,
});

/** A new invitation. */
export const madeShape = shape(isObjectOf({ id: isText, url: isText, code: isText, expiresAt: isText, qr: isText }));

/** How far an invitation has come. */
export const handOffShape = shape(
  isObjectOf({
    id: isText,
    state: isOneOf('waiting', 'opened', 'confirmed', 'refused', 'expired'),
    deviceLabel: isTextOrNone,
    digits: isTextOrNone,
    tests: isListOf(isObjectOf({ id: isText, network: isText })),
  }),
);

/** Hosts to try. */
export const phoneHostsShape = shape(isObjectOf({ hosts: isPhoneHosts }));
