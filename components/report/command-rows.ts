import { commandWords, httpWords, policyStatusWord, type StatusWords } from '@/lib/checks/activesync/status-words';
import type { Evidence } from '@/lib/report/evidence';
import type { Row } from './evidence-rows';
import { explainedStatus, type WordLists } from './word-lists';

/**
 * Rows that explain an exchange in the person's own name: the words of its HTTP status, and for a command of ActiveSync its sizes
 * and statuses. Without word lists the numbers stand alone. Empty for everything else.
 */
export function commandRows(item: Evidence, lists: WordLists | null): Row[] {
  if (item.kind !== 'http-exchange') return [];
  const tables = lists?.statuses;
  const refused = explainedStatus(item);
  const rows = refused === null ? [] : meaning(tables && httpWords(tables, refused));
  const { command } = item;
  if (command === undefined) return rows;
  const { name, sentBytes, receivedBytes, status, policyStatus } = command;
  rows.push(['Sent', `${sentBytes} bytes`]);
  if (receivedBytes !== null) rows.push(['Received', `${receivedBytes} bytes`]);
  if (status !== null) {
    rows.push([`${name} status`, String(status)], ...meaning(tables && commandWords(tables, name, status)));
  }
  if (policyStatus !== null) {
    rows.push(['Policy status', String(policyStatus)], ...meaning(tables && policyStatusWord(tables, policyStatus)));
  }
  return rows;
}

function meaning(words: StatusWords | undefined): Row[] {
  if (words === undefined) return [];
  return [
    ['Meaning', words.person],
    ['For your admin', words.admin],
  ];
}
