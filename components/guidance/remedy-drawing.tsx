import type { Remedy } from '@/lib/checks/guidance';
import { ActivesyncToggle, QuarantineList } from './admin-drawings';
import { ConnectivityAnalyzer } from './analyzer-drawing';
import { AccountScreen } from './phone-drawing';

/** The drawing that a remedy names, or nothing. `server` and `address` fill the phone's account screen. */
export function RemedyDrawing(props: { drawing: Remedy['drawing'] | undefined; server: string; address: string }) {
  switch (props.drawing) {
    case 'activesync-toggle':
      return <ActivesyncToggle />;
    case 'quarantine-list':
      return <QuarantineList />;
    case 'account-screen':
      return <AccountScreen server={props.server} address={props.address} />;
    case 'connectivity-analyzer':
      return <ConnectivityAnalyzer />;
    default:
      return null;
  }
}
