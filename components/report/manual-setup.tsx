import { AccountScreen } from '@/components/guidance/phone-drawing';
import { isKeptElsewhere } from './causes';
import { OutLink } from './out-link';
import { guidesFor, type PlatformGuide } from './platforms';
import type { PartProps } from './render-options';
import { deviceName } from './verdict-head';

/** Step 4 of KB 2427193: the values to type, then the way through each app, the person's own phone first. */
export function ManualSetup({ report, options }: PartProps) {
  const elsewhere = isKeptElsewhere(report);
  const server = elsewhere ? 'Ask your admin for it' : report.cloud.activesyncHost;
  const name = report.facts.signInName ?? report.subject.address;
  const guides = guidesFor(report.device);
  return (
    <div className="stack">
      <p>
        Set the account up again on your phone. If the phone asks for a server, these are the values to type. They fit
        every app below.
      </p>
      <dl className="pairs">
        <Value label="Server" value={server} options={options} copy={!elsewhere} />
        <Value label="Sign-in name" value={name} options={options} copy />
        <Value label="Domain" value="Leave it empty" options={options} />
        <Value label="Secure connection (SSL)" value="On" options={options} />
        <Value label="Password" value="Type none here: choose Sign in" options={options} />
      </dl>
      <p className="aside">
        Never type your password into a password form of a mail app. Choose Sign in: your password belongs only on
        Microsoft’s own page. If an app offers nothing but a password form, use another app.
      </p>
      {report.device ? (
        <p>
          We think you hold <bdi>{deviceName(report.device)}</bdi>. Its steps come first.
        </p>
      ) : null}
      <div>
        {guides.map((guide, index) => (
          <Guide
            key={guide.id}
            guide={guide}
            options={options}
            drawn={`/set-up/${guide.id}${options.indirectGuides ? '' : `?check=${report.id}`}`}
            open={index === 0 && report.device !== null}
          />
        ))}
      </div>
      {options.drawings === false ? null : <AccountScreen server={server} address={name} />}
      <MoreHelp />
    </div>
  );
}

function Value(props: { label: string; value: string; copy?: boolean; options: PartProps['options'] }) {
  const { label, value, copy, options } = props;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {copy ? (
          <bdi className="word" translate="no">
            {value}
          </bdi>
        ) : (
          value
        )}
        {copy ? options.copy?.(value, `the ${label.toLowerCase()}`) : null}
      </dd>
    </div>
  );
}

function Guide(props: { guide: PlatformGuide; drawn: string; open: boolean; options: PartProps['options'] }) {
  const { guide, drawn, open, options } = props;
  return (
    <details open={open}>
      <summary>
        {guide.title}
        {guide.retired ? ' (retired)' : ''}
      </summary>
      <div className="inside">
        <ol className="todo tight">
          {guide.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {guide.retired ? null : (
          <p>
            <a href={drawn}>See it screen by screen</a>
          </p>
        )}
        {guide.note ? <p className="soft">{guide.note}</p> : null}
        {guide.link ? (
          <p>
            <OutLink href={options.indirectGuides ? `/guide/${guide.id}` : guide.link.url}>{guide.link.label}</OutLink>
          </p>
        ) : null}
      </div>
    </details>
  );
}

function MoreHelp() {
  return (
    <p className="small soft">
      Still stuck? Ask in the <OutLink href="https://answers.microsoft.com">Microsoft Community</OutLink>, or read{' '}
      <OutLink href="https://support.microsoft.com/help/2427193">Microsoft’s article 2427193</OutLink>. Phones and mail
      apps of other makers are independent of Microsoft. Microsoft does not promise how they behave.
    </p>
  );
}
