'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { addressProblem } from './address-problem';

/** Asks for an address and opens that person's page. The description of a wrong address stands beside the field. */
export function FindUser() {
  const router = useRouter();
  const [problem, setProblem] = useState('');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get('address') ?? '').trim();
    const wrong = addressProblem(address);
    setProblem(wrong ?? '');
    if (wrong !== null) return;
    router.push(`/users/${encodeURIComponent(address)}`);
  };
  return (
    <search>
      <form className="stack" onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor="address">Email address or sign-in name</label>
          <input
            id="address"
            name="address"
            type="email"
            className="input"
            dir="auto"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={problem !== ''}
            aria-describedby={problem ? 'address-problem' : undefined}
          />
          {problem ? (
            <p id="address-problem" className="text-bad" role="alert">
              {problem}
            </p>
          ) : null}
        </div>
        <button type="submit" className="button primary">
          Look up
        </button>
      </form>
    </search>
  );
}
