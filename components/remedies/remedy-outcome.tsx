'use client';

import { useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import type { RemediesView } from '@/lib/report/remedies';
import { phoneName } from './phone-name';
import { outcomeWords, remedyTitles } from './remedy-words';
import type { Changes, Made } from './use-changes';

/** How the last change ended, and what can be done about it. The place is always there, so that what appears is read out. */
export function RemedyOutcome({ changes, view }: { changes: Changes; view: RemediesView | null }) {
  const box = useRef<HTMLDivElement>(null);
  const { made } = changes;
  const result = made?.result;
  useEffect(() => {
    if (result) box.current?.focus();
  }, [result]);
  return (
    <div ref={box} role="status" tabIndex={-1}>
      {made ? <Outcome made={made} changes={changes} view={view} /> : null}
    </div>
  );
}

function Outcome({ made, changes, view }: { made: Made; changes: Changes; view: RemediesView | null }) {
  const { outcome, sentence, remedy, deviceId, undo, retest } = made.result;
  const { icon, tone } = outcomeWords[outcome];
  const open = outcome === 'not-visible-yet' || outcome === 'unknown';
  const device = view?.devices.find((one) => one.deviceId === deviceId);
  return (
    <div className="outcome tight">
      <h3 className={`state ${tone}`}>
        <Icon name={icon} />
        {remedyTitles[remedy]}
      </h3>
      {deviceId === null ? null : (
        <p className="small soft">
          <bdi>{device ? phoneName(device) : deviceId}</bdi>
        </p>
      )}
      <p>{sentence}</p>
      {outcome === 'applied' && retest.diagnosisId === null ? <p>Press “Check now” to see whether it helped.</p> : null}
      {made.note ? <p className="word">{made.note}</p> : null}
      <div className="bar">
        {retest.diagnosisId ? (
          <a className="button" href={`/diagnoses/${encodeURIComponent(retest.diagnosisId)}`}>
            See the new check
          </a>
        ) : null}
        {open ? (
          <button type="button" className="button" aria-disabled={changes.busy} onClick={changes.lookAgain}>
            Look again
          </button>
        ) : null}
        {undo && !open ? (
          <button type="button" className="button" aria-disabled={changes.busy} onClick={changes.undo}>
            Undo this change
          </button>
        ) : null}
      </div>
    </div>
  );
}
