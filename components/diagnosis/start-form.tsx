'use client';

import { type FormEvent, useState } from 'react';
import { ProblemBox } from '@/components/ui/problem-box';
import { useStart } from './use-start';

/** The three answers to "which app", in the words of the person; `native` is the phone's own app (ActiveSync). */
const apps = [
  { value: 'native', label: 'The phone’s own mail app', hint: 'Mail on an iPhone, Gmail, Samsung Email' },
  { value: 'outlook', label: 'The Outlook app', hint: 'It reaches your mailbox in another way' },
  { value: 'unknown', label: 'I don’t know', hint: 'We check both ways' },
] as const;

/** Which app fails, and, folded away, which phone; one button. The server checks again what is typed. */
export function StartForm() {
  const { start, busy, problem } = useStart();
  const [deviceProblem, setDeviceProblem] = useState('');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = apps.find((app) => app.value === form.get('app'))?.value ?? 'unknown';
    const deviceId = String(form.get('deviceId') ?? '').trim();
    // Exchange's device ids are letters and digits, at most 32 (MS-ASHTTP 2.2.1.1.1.2.4); 64 leaves room.
    if (deviceId && !/^[A-Za-z0-9]{1,64}$/.test(deviceId)) {
      setDeviceProblem('A device ID has only letters and digits, at most 64. Leave it empty if you are not sure.');
      return;
    }
    setDeviceProblem('');
    start({ app: chosen, ...(deviceId ? { deviceId } : {}) });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <fieldset className="fieldset tight">
        <legend className="legend">Which app cannot reach your mail?</legend>
        <div>
          {apps.map((app) => (
            <label key={app.value} className="choice">
              <input type="radio" name="app" value={app.value} defaultChecked={app.value === 'native'} />
              <span>
                <span className="word">{app.label}</span>
                <br />
                <span className="soft small">{app.hint}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <details open={deviceProblem !== '' || undefined}>
        <summary>I have more than one phone</summary>
        <div className="inside field">
          <p className="soft">We look at the phone that tried last. To look at another one, type its device ID.</p>
          <label htmlFor="device-id">Device ID</label>
          <input
            id="device-id"
            name="deviceId"
            className="input"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={deviceProblem !== ''}
            aria-describedby={deviceProblem ? 'device-id-problem' : undefined}
          />
          {deviceProblem ? (
            <p id="device-id-problem" className="text-bad" role="alert">
              {deviceProblem}
            </p>
          ) : null}
        </div>
      </details>
      <button type="submit" className="button primary big w-full sm:w-auto" disabled={busy}>
        Start the check
      </button>
      {problem ? <ProblemBox title={problem.title} detail={problem.detail} /> : null}
      <p className="soft small">It takes up to 30 seconds. Nothing on your phone or in your mailbox is changed.</p>
    </form>
  );
}
