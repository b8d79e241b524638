import { Icon } from '@/components/ui/icon';
import { verdictText } from '@/lib/checks/verdict-text';
import type { Report } from '@/lib/report/report';
import type { PartProps } from './render-options';
import { Time } from './time';
import { shownState, verdictMarks } from './words';

/** The answer: its state, the one sentence that names the cause, and what the answer is about. */
export function VerdictHead({ report, options, zone }: PartProps & { zone?: string }) {
  if (!report.verdict || report.status === 'running') return <RunningHead report={report} actions={options.actions} />;
  const state = shownState(report.status, report.verdict.state);
  const mark = verdictMarks[state];
  const text = verdictText(report, options.words, 'user');
  return (
    <header className="verdict">
      <p className={`state ${state}`}>
        <Icon name={mark.icon} />
        {mark.word}
      </p>
      <h1>{text.title}</h1>
      {text.body ? <p className="lede">{text.body}</p> : null}
      <About report={report} {...(zone ? { zone } : {})} />
      {options.actions}
    </header>
  );
}

function RunningHead({ report, actions }: { report: Report; actions: PartProps['options']['actions'] }) {
  const done = report.steps.filter((step) => step.outcome !== null).length;
  return (
    <header className="verdict">
      <p className="state running">
        <Icon name="running" />
        {done} of 5 steps done
      </p>
      <h1>Checking this phone’s way to its mailbox</h1>
      <p className="lede">This takes up to 30 seconds. You can close this page. Your check goes on.</p>
      <About report={report} />
      {actions}
    </header>
  );
}

function About({ report, zone }: { report: Report; zone?: string }) {
  return (
    <ul className="about">
      {report.subject.address ? (
        <li>
          Mailbox <bdi>{report.subject.address}</bdi>
        </li>
      ) : null}
      {report.device ? (
        <li>
          Phone <bdi>{deviceName(report.device)}</bdi>
        </li>
      ) : null}
      {report.startedAt ? (
        <li>
          {report.finishedAt ? 'Checked' : 'Started'}{' '}
          <Time at={report.finishedAt ?? report.startedAt} {...(zone ? { zone } : {})} />
        </li>
      ) : null}
    </ul>
  );
}

/**
 * Name of a phone as its owner would recognise it, the same as in the findings: its name, else its model; then the system
 * without the build number.
 */
export function deviceName(device: { name: string; model: string; os: string }): string {
  const name = device.name || device.model || 'unnamed phone';
  const system = device.os.replace(/\s+\d{2}[A-Z]\w+$/, '');
  return system && !name.includes(system) ? `${name} (${system})` : name;
}
