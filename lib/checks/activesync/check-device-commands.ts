import { checkDevice } from '@/lib/report/check-device';

/**
 * Takes the portal's own entry out of a mailbox; `{address}` is placed by `fillCommand`
 * (learn.microsoft.com/powershell/module/exchangepowershell/remove-mobiledevice).
 */
export const removeCheckDevice = `Get-MobileDevice -Mailbox '{address}' | Where-Object DeviceId -eq '${checkDevice.id}' | Remove-MobileDevice`;
