import { commandWords, httpWords } from '@/lib/checks/activesync/status-words';
import type { Finding } from '@/lib/report/report';
import type { RenderOptions } from './render-options';

/**
 * What the status means that a finding about ActiveSync rests on, in the admin's terms; nothing for other findings. From 200 up it
 * is HTTP's ([MS-ASHTTP] 2.2.2.1.1), below that the command's own ([MS-ASCMD] 2.2.2): the two ranges do not meet.
 */
export function StatusLine({ finding, options }: { finding: Finding; options: RenderOptions }) {
  const { status } = finding.args;
  const tables = options.lists?.statuses;
  if (!finding.code.startsWith('activesync/') || typeof status !== 'number' || !tables) return null;
  const { admin } = status < 200 ? commandWords(tables, 'FolderSync', status) : httpWords(tables, status);
  return (
    <p>
      Status {status}: {admin}
    </p>
  );
}
