import { Time } from '@/components/report/time';
import { ProblemBox } from '@/components/ui/problem-box';
import { ageOf } from '@/components/users/age';
import type { QueueReading, SweepProgress } from '@/lib/report/queue';
import { problemWords } from './queue-words';
import type { Sweeping } from './use-sweep';

const count = new Intl.NumberFormat('en');

/** How old the list is, how far the reading has come that goes on, and the button that asks for one. */
export function SweepStatus({
  reading,
  sweep,
  sweeping,
}: {
  reading: QueueReading | null;
  sweep: SweepProgress;
  sweeping: Sweeping;
}) {
  const moving = sweep.status === 'running' || sweep.status === 'waiting';
  return (
    <div className="stack">
      <div className="bar sweep">
        <p>
          {/* Read out as it begins and ends; the count that moves every two seconds stands beside it. */}
          <span role="status">{moving ? 'The phones of the tenant are being read.' : ageText(reading, sweep)}</span>
          {moving ? ` ${progressText(sweep)}` : null}
        </p>
        {sweep.status === 'off' ? null : (
          <button type="button" className="button slim" disabled={moving || sweeping.asking} onClick={sweeping.ask}>
            Read the phones now
          </button>
        )}
      </div>
      {sweep.status === 'running' && sweep.of ? (
        <progress
          className="progress"
          max={Math.max(sweep.of, sweep.devices)}
          value={sweep.devices}
          aria-label="Phones read"
        />
      ) : null}
      {sweeping.problem === null ? null : (
        <ProblemBox title={sweeping.problem.title} detail={sweeping.problem.detail} />
      )}
      {sweep.problem === null || moving ? null : <LastProblem sweep={sweep} reading={reading} />}
    </div>
  );
}

function LastProblem({ sweep, reading }: { sweep: SweepProgress; reading: QueueReading | null }) {
  if (sweep.problem === null) return null;
  return (
    <div className="problem stack">
      <p className="word">The last reading did not come to its end.</p>
      <p>{problemWords[sweep.problem]}</p>
      <p className="soft">
        {reading === null ? null : 'The list below is the one before. '}
        {sweep.nextAt === null ? null : (
          <>
            The next try: <Time at={sweep.nextAt} />.
          </>
        )}
      </p>
    </div>
  );
}

function progressText({ status, devices, of }: SweepProgress): string {
  if (status === 'waiting') return 'It begins in a moment.';
  const total = of === null || of < devices ? '' : ` of about ${count.format(of)}`;
  return `${count.format(devices)}${total} so far.`;
}

function ageText(reading: QueueReading | null, { status }: SweepProgress): string {
  if (reading === null) {
    return status === 'off'
      ? 'Whoever runs the portal has switched the reading of phones off.'
      : 'Nothing was read yet.';
  }
  return `${count.format(reading.devices)} phones, read ${ageOf(reading.finishedAt, Date.now())}.`;
}
