import { removeCheckDevice } from '@/lib/checks/activesync/check-device-commands';
import { policySentences, settingsOfCodes } from '@/lib/checks/activesync/policy-words';
import { commandWords, httpWords } from '@/lib/checks/activesync/status-words';
import { CodeLine } from './code-line';
import type { PartProps } from './render-options';
import { commandFor } from './texts';
import { explainedStatus, wasAskedAsPhone } from './word-lists';

/**
 * Under step 3: what the server asks of phones and how to remove what the question left behind, where it was asked; else, where a
 * check can be started, the offer to ask.
 */
export function FirstCommand({ report, options }: PartProps) {
  if (report.status === 'running') return null;
  if (wasAskedAsPhone(report)) {
    return (
      <details open>
        <summary>Asked as a phone would</summary>
        <div className="inside">
          <PhoneRules report={report} options={options} />
          <ServerSaid report={report} options={options} />
          <p>This check asked the mail server as a phone would. You had agreed to that.</p>
          <LeftBehind report={report} options={options} />
        </div>
      </details>
    );
  }
  if (!options.askAsPhone) return null;
  return (
    <details className="no-print">
      <summary>Ask the server as a phone would</summary>
      <div className="inside">
        <p>
          A new check can also ask for the list of your folders and for the rules for phones. It reads no mail. It
          changes nothing on your phone.
        </p>
        <LeftBehind report={report} options={options} />
        {options.askAsPhone}
      </div>
    </details>
  );
}

/** The policy that came, as sentences for the person and as settings for the admin; nothing where none came. */
function PhoneRules({ report, options }: PartProps) {
  const announced = report.checks
    .flatMap((check) => check.findings)
    .find(({ code }) => code === 'activesync/policy-announced');
  const codes = announced?.args.policy;
  if (!Array.isArray(codes)) return null;
  const sentences = options.lists ? policySentences(options.lists.rules, settingsOfCodes(codes)) : null;
  return (
    <>
      {sentences?.length === 0 ? <p>Your company has rules for phones. They ask nothing special of yours.</p> : null}
      {sentences && sentences.length > 0 ? (
        <>
          <p>The server will ask your phone for:</p>
          <ul className="plain">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
      <details>
        <summary>For your admin: the {codes.length} settings</summary>
        <ul className="inside small" translate="no">
          {codes.map((setting) => (
            <li key={setting}>
              <code>{setting}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** The last answer to the first command in a person's words: it was given to the entry of the check, not to the phone. */
function ServerSaid({ report, options }: PartProps) {
  const tables = options.lists?.statuses;
  const last = report.evidence.findLast((item) => item.kind === 'http-exchange' && item.command?.name === 'FolderSync');
  if (!tables || last?.kind !== 'http-exchange') return null;
  const status = last.command?.status ?? null;
  const refused = explainedStatus(last);
  if (status === null && refused === null) return null;
  const { person } = status === null ? httpWords(tables, refused ?? 0) : commandWords(tables, 'FolderSync', status);
  return <p>What the server told this check: {person}</p>;
}

/** The entry in the mailbox's list of phones, and the two ways to remove it. */
function LeftBehind({ report, options }: PartProps) {
  return (
    <>
      <p>
        It leaves an entry "Reconnect check" in your mailbox's list of phones. Where new phones need approval, you and
        your admin may get a mail about it. Nobody has to approve it.
      </p>
      <p>
        To remove the entry, open Outlook on the web: Settings, General, Mobile devices. Your admin can remove it with
        this command:
      </p>
      <CodeLine code={commandFor(report, removeCheckDevice, {})} what="this command" options={options} />
    </>
  );
}
