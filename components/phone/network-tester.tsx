'use client';

import { useId, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { useBusy } from '@/components/ui/use-busy';
import { type MeasuredTest, type PhoneHosts, type PhoneNetwork, wasReached } from '@/lib/report/phone-test';
import { browserSurroundings, measureNetwork } from './run-tests';

/** How sending went: null when it came in, else a sentence for the person. */
export type SendTest = (test: MeasuredTest) => Promise<string | null>;

const choices: readonly { network: PhoneNetwork; label: string }[] = [
  { network: 'wifi', label: 'Wi-Fi' },
  { network: 'mobile', label: 'Mobile data' },
  { network: 'unknown', label: 'I do not know' },
];

/**
 * Measures the network that this device is on, and guides to the other one. `send` hands a measurement on; one that could not be
 * sent is kept and offered again, since the network under test may be the one that keeps it back.
 */
export function NetworkTester({ hosts, send }: { hosts: PhoneHosts; send: SendTest }) {
  const [network, setNetwork] = useState<PhoneNetwork>('wifi');
  const [done, setDone] = useState<MeasuredTest[]>([]);
  const [unsent, setUnsent] = useState<MeasuredTest | null>(null);
  const [busy, run] = useBusy();
  const [problem, setProblem] = useState<string | null>(null);
  const hand = async (test: MeasuredTest) => {
    const refused = await send(test);
    setUnsent(refused === null ? null : test);
    setProblem(refused);
    if (refused !== null) return;
    setDone((before) => [...before, test]);
    setNetwork(test.network === 'wifi' ? 'mobile' : 'wifi');
  };
  return (
    <div className="stack">
      <TestedList tests={done} />
      <NextStep done={done} />
      <NetworkChoice value={network} onChange={setNetwork} disabled={busy} />
      <div className="bar">
        <button
          type="button"
          className="button big"
          aria-disabled={busy}
          onClick={() => void run(async () => hand(await measureNetwork(hosts, network, browserSurroundings())))}
        >
          Test this network
        </button>
        {unsent && !busy ? (
          <button type="button" className="button big" onClick={() => void run(() => hand(unsent))}>
            Send the last test again
          </button>
        ) : null}
      </div>
      <p role="status">{busy ? 'Testing. This takes up to 20 seconds.' : ''}</p>
      {problem ? (
        <p role="alert" className="aside gap">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

function NetworkChoice(props: { value: PhoneNetwork; onChange(value: PhoneNetwork): void; disabled: boolean }) {
  const name = useId();
  return (
    <fieldset className="fieldset" disabled={props.disabled}>
      <legend className="legend">Which network is this device on now?</legend>
      {choices.map(({ network, label }) => (
        <label key={network} className="choice">
          <input type="radio" name={name} checked={props.value === network} onChange={() => props.onChange(network)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function NextStep({ done }: { done: readonly MeasuredTest[] }) {
  const last = done.at(-1);
  if (last === undefined) return null;
  const tested = new Set(done.map(({ network }) => network));
  if (tested.has('wifi') && tested.has('mobile')) return <p>Both networks are tested. You can close this.</p>;
  if (last.network === 'mobile') return <p>Now turn Wi-Fi on, and test again.</p>;
  return <p>Now turn Wi-Fi off, and test again over mobile data.</p>;
}

/** One line per test in words of our own; the judgement is made by the portal. */
function TestedList({ tests }: { tests: readonly MeasuredTest[] }) {
  if (tests.length === 0) return null;
  return (
    <ul className="tight">
      {tests.map((test, index) => {
        const reached = Object.values(test.hosts).filter((tries) => wasReached({ tries })).length;
        const all = Object.keys(test.hosts).length;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: tests are only ever added at the end
          <li key={index}>
            <Icon name={reached === all ? 'passed' : 'unknown'} />{' '}
            {choices.find(({ network }) => network === test.network)?.label}: {reached} of {all} servers reached
          </li>
        );
      })}
    </ul>
  );
}
