'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { addressProblem } from '@/components/users/address-problem';
import { remedyIds } from '@/lib/report/remedies';
import { type AuditFilter, auditFilterOf, auditQuery } from './audit-filter';
import { remedyTitles } from './remedy-words';

/** Asks whose changes, and which; the answer goes into the address, so that "back" and a link work. */
export function AuditForm({ filter }: { filter: AuditFilter }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wanted = auditFilterOf({ user: String(form.get('user')), remedy: String(form.get('remedy')) });
    const wrong = wanted.user === '' ? null : addressProblem(wanted.user);
    setProblem(wrong);
    if (wrong === null) router.push(`/audit${auditQuery(wanted)}`);
  };
  return (
    <search>
      <form className="audit-form" onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor="audit-user">Mailbox</label>
          <input
            id="audit-user"
            name="user"
            type="email"
            className="input"
            dir="auto"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={filter.user}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : 'audit-user-problem'}
          />
          {problem === null ? null : (
            <p id="audit-user-problem" className="text-bad" role="alert">
              {problem}
            </p>
          )}
        </div>
        <div className="field">
          <label htmlFor="audit-remedy">Change</label>
          <select id="audit-remedy" name="remedy" className="input" defaultValue={filter.remedy ?? ''}>
            <option value="">All changes</option>
            {remedyIds.map((id) => (
              <option key={id} value={id}>
                {remedyTitles[id]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button primary">
          Show
        </button>
      </form>
    </search>
  );
}
