'use client';

import type { Summary } from '@/components/api/schemas';
import { causesOf } from '@/components/report/causes';
import { findingText } from '@/components/report/texts';
import { deviceName } from '@/components/report/verdict-head';
import { shownState, verdictMarks } from '@/components/report/words';
import { Icon } from '@/components/ui/icon';
import { verdictText } from '@/lib/checks/verdict-text';
import type { Words } from '@/lib/checks/words';
import type { Report } from '@/lib/report/report';

/** The last answer in an admin's words: its state, its sentence, the phone it is about, and the way to the whole report. */
export function VerdictNow({ report, words }: { report: Report; words: Words }) {
  const state = shownState(report.status, report.verdict?.state ?? 'inconclusive');
  const { icon, word } = verdictMarks[state];
  const text = verdictText(report, words, 'admin');
  const [, ...others] = causesOf(report, words);
  return (
    <div className="tight">
      <p className={`state ${state}`}>
        <Icon name={icon} />
        {word}
      </p>
      <p className="answer">
        <bdi>{text.title}</bdi>
      </p>
      {text.body ? <p>{text.body}</p> : null}
      {others.length > 0 ? (
        <div>
          <h3>Also found</h3>
          <ul className="plain">
            {others.map(({ finding }) => (
              <li key={`${finding.code} ${String(finding.args.deviceId ?? '')}`}>
                <bdi>{findingText(report, words, finding, 'admin').title}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="small soft">
        {report.device ? (
          <>
            About <bdi>{deviceName(report.device)}</bdi>.{' '}
          </>
        ) : null}
        <a href={`/diagnoses/${report.id}`}>Open the report</a>
      </p>
    </div>
  );
}

/** A check that is newer than the answer on the page, where there is one: it runs, or it ended without an answer. */
export function NewerCheck({ newest }: { newest: Summary }) {
  const running = newest.status === 'running';
  return (
    <p className="aside">
      {running ? 'A check is running. ' : 'The newest check ended without an answer. '}
      <a href={`/diagnoses/${newest.id}`}>{running ? 'Watch it' : 'Open it'}</a>
    </p>
  );
}
