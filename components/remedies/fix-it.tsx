'use client';

import { Time } from '@/components/report/time';
import type { RemediesView } from '@/lib/report/remedies';
import { PhoneParts } from './phone-parts';
import { ReadProblem } from './read-problem';
import { RemedyOutcome } from './remedy-outcome';
import { TargetPart } from './target-part';
import { type Changes, useChanges } from './use-changes';
import { useRemediesView } from './use-remedies-view';

/**
 * What an admin can change for a person, read from Exchange as that admin. Key it by address: it forgets nothing.
 * `onChanged` is told when a change was made, since a new check has then begun.
 */
export function FixIt({ address, onChanged }: { address: string; onChanged(): void }) {
  const shown = useRemediesView(address);
  const changes = useChanges(address, shown, onChanged);
  const { view, problem, reading } = shown;
  return (
    <section className="part stack" aria-labelledby="fix">
      <h2 id="fix">Fix it here</h2>
      <RemedyOutcome changes={changes} view={view} />
      {problem && !reading ? <ReadProblem problem={problem} retry={() => void shown.read()} /> : null}
      {view ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <p className="small soft" role="status">
            {reading ? 'Reading again.' : 'As Exchange shows it, '}
            {reading ? null : <Time at={view.readAt} />}
          </p>
          <button
            type="button"
            className="button quiet slim px-0"
            aria-disabled={reading}
            onClick={() => (reading ? undefined : void shown.read())}
          >
            Read again
          </button>
        </div>
      ) : null}
      {!view && reading ? (
        <p className="soft">Asking Exchange what can be changed. This can take some seconds.</p>
      ) : null}
      {view ? <Targets view={view} changes={changes} /> : null}
    </section>
  );
}

function Targets({ view, changes }: { view: RemediesView; changes: Changes }) {
  return (
    <>
      {view.why ? <p>{view.why}</p> : null}
      {view.mailbox ? <TargetPart title="Mailbox" deviceId={null} {...view.mailbox} changes={changes} /> : null}
      {view.mailbox && view.devices.length === 0 ? (
        <div className="target tight">
          <h3>Phones</h3>
          <p>Exchange knows no phone of this mailbox yet.</p>
        </div>
      ) : null}
      <PhoneParts devices={view.devices} changes={changes} />
    </>
  );
}
