import { defineCheck } from '../define-check';
import { refusedCertificate } from './autodiscover-certificate';

/** Does a phone accept the certificate of the bare domain's web site? iPhones ask there first and complain (KB 3150466). */
export const rootCertificate = defineCheck({
  id: 'root-certificate',
  area: 'autodiscover',
  step: 'autodiscover',
  couldBlock: false,
  needs: ['autodiscoverXml'],
  codes: ['autodiscover/root-certificate-invalid'],
  evaluate: ({ autodiscoverXml }, _given, result) => {
    const refused = refusedCertificate(autodiscoverXml.attempts.filter(({ way }) => way === 'root'));
    if (refused === null) return result.passed();
    return result.failed(result.finding('autodiscover/root-certificate-invalid', refused));
  },
});
