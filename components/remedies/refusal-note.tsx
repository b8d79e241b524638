'use client';

import { useEffect, useRef } from 'react';
import { useSession } from '@/components/auth/session-context';
import type { Refusal } from './send-remedy';

/** Why a change was not made, or that nobody knows. It takes the focus when it appears. */
export function RefusalNote({ refusal }: { refusal: Refusal }) {
  const { signIn } = useSession();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is news, with the same words too
  useEffect(() => box.current?.focus(), [refusal]);
  return (
    <div ref={box} className="problem tight" role="alert" tabIndex={-1}>
      <p className="word">{refusal.title}</p>
      <p>{refusal.detail}</p>
      {refusal.waitS === null ? null : <p>Wait {waitText(refusal.waitS)}, then try again.</p>}
      {refusal.signIn ? (
        <button type="button" className="button" onClick={() => void signIn()}>
          Sign in again
        </button>
      ) : null}
    </div>
  );
}

/** Seconds for people: whole minutes from two minutes on. */
export function waitText(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds >= 120) return `${minutes} minutes`;
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
