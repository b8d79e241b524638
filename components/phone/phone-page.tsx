'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { problemOf } from '@/components/api/problem';
import { useBusy } from '@/components/ui/use-busy';
import { formatTime } from '@/lib/checks/instant';
import type { MeasuredTest, PhoneHosts } from '@/lib/report/phone-test';
import { NetworkTester } from './network-tester';
import { isOpened } from './shapes';

interface Opened {
  session: string;
  digits: string;
  madeAt: string;
  madeWith: string;
  hosts: PhoneHosts;
}

type State = { kind: 'closed'; problem: string | null } | { kind: 'open'; opened: Opened } | { kind: 'refused' };

/** Sends JSON without any sign-in; null when the network does not carry it. */
async function post(path: string, body: unknown): Promise<Response | null> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return fetch(path, { ...init, cache: 'no-store', credentials: 'omit' }).catch(() => null);
}

/**
 * The phone's side of a hand-off. `token` is the code of the address, null where the short one is typed. Opening takes a press,
 * since previewers open every address; the session lives in this page only.
 */
export function PhonePage({ token }: { token: string | null }) {
  const [state, setState] = useState<State>({ kind: 'closed', problem: null });
  const heading = useRef<HTMLHeadingElement>(null);
  const kind = state.kind;
  useEffect(() => {
    if (kind !== 'closed') heading.current?.focus();
  }, [kind]);
  const open = async (key: string) => {
    const response = await post(`/api/phone/${encodeURIComponent(key)}/open`, {});
    if (response === null) return setState({ kind: 'closed', problem: 'The portal could not be reached.' });
    if (response.status === 404) {
      return setState({ kind: 'closed', problem: 'This code is used up or too old. Make a new one on the computer.' });
    }
    if (!response.ok) return setState({ kind: 'closed', problem: (await problemOf(response)).title });
    const body: unknown = await response.json().catch(() => null);
    if (isOpened(body)) return setState({ kind: 'open', opened: body });
    setState({
      kind: 'closed',
      problem: 'Something else answered in the place of the portal. Sign in to the Wi-Fi first.',
    });
  };
  if (state.kind === 'refused') {
    return (
      <div className="stack">
        <h1 className="title" tabIndex={-1} ref={heading}>
          Ended
        </h1>
        <p>
          Nothing more is added, and the code works no more. What was agreed to on the computer before stays in its
          report. You can close this page.
        </p>
      </div>
    );
  }
  if (state.kind === 'open')
    return <Test opened={state.opened} heading={heading} onRefused={() => setState({ kind: 'refused' })} />;
  return <Start token={token} problem={state.problem} onOpen={open} />;
}

function Start(props: { token: string | null; problem: string | null; onOpen(key: string): Promise<void> }) {
  const [code, setCode] = useState('');
  // The code works once: a second tap would find it used up, and take the page of the first away.
  const [busy, run] = useBusy();
  const key = props.token ?? code;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== '') void run(() => props.onOpen(key.trim()));
      }}
    >
      <h1 className="title">Test this phone’s network</h1>
      <p>
        A computer asks this phone to test whether its network lets mail through. It takes less than a minute. You need
        not sign in, and the page shows nothing about anybody’s mail.
      </p>
      {props.token === null ? (
        <label className="field">
          <span>Code on the computer</span>
          <input
            className="input"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={16}
            required
          />
        </label>
      ) : null}
      {props.problem ? <p role="alert">{props.problem}</p> : null}
      <button type="submit" className="button primary big" aria-disabled={busy}>
        Open the test
      </button>
    </form>
  );
}

function Test(props: { opened: Opened; heading: RefObject<HTMLHeadingElement | null>; onRefused(): void }) {
  const { session, digits, madeAt, madeWith, hosts } = props.opened;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const send = async (test: MeasuredTest) => {
    const response = await post('/api/phone/tests', { session, test });
    if (response?.ok) return null;
    return response === null
      ? 'The portal could not be reached over this network. The test is kept. Change the network, then send it again.'
      : response.status === 404
        ? 'This test has ended. Make a new code on the computer.'
        : (await problemOf(response)).title;
  };
  const refuse = async () => {
    const response = await post('/api/phone/refuse', { session });
    if (response?.ok || response?.status === 404) props.onRefused();
    else setRefusal('The portal could not be reached. Try again.');
  };
  return (
    <div className="stack">
      <h1 className="title" tabIndex={-1} ref={props.heading}>
        Compare the number
      </h1>
      <p className="digits">{digits}</p>
      <p>
        The computer shows the same number, and asks whether this phone does. The code was made at {formatTime(madeAt)}{' '}
        with {madeWith}.
      </p>
      <div className="bar">
        <button type="button" className="button big" aria-disabled={busy} onClick={() => void run(refuse)}>
          This was not me
        </button>
      </div>
      {refusal ? <p role="alert">{refusal}</p> : null}
      <NetworkTester hosts={hosts} send={send} />
    </div>
  );
}
