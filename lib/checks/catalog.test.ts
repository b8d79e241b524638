import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '@/lib/report/codes';
import { audiences, outcomes, reasons, stepIds } from '@/lib/report/vocabulary';
import { catalog } from './catalog';
import { checkWords } from './catalog/checks';
import { reasonWords } from './catalog/reasons';
import { stepWords } from './catalog/steps';
import { globalNames, placeholdersOf } from './fill';
import type { Guidance } from './guidance';
import { checks } from './registry';

const folder = fileURLToPath(new URL('.', import.meta.url));
const argumentNames = readArgumentNames();

/** Words that a person's text must not hold: protocol names, acronyms, and what only annoys (practices, section 12). */
const banned =
  /\b(please|sorry|oops|invalid|error|technical difficulties|activesync|autodiscover|oauth|protocol|cname|dns|https?|tls|ssl|eas|mdm|endpoint|proxy|token|authentication|certificate authority|conditional access)\b/i;
const acronym = /\b[A-Z]{2,}\b/;

describe.each(findingCodes)('guidance of %s', (code) => {
  const guidance = catalog[code];

  it('names the admin center first in every path through one', () => {
    for (const { path } of guidance.remedies.flatMap((remedy) => remedy.steps)) {
      if (path) expect(path[0]).toMatch(/admin center$|^Outlook on the web$/);
    }
  });

  it('has a title and a body for every reader', () => {
    for (const audience of audiences) {
      const { title, body } = guidance.texts[audience];
      expect(title.length, audience).toBeGreaterThan(5);
      expect(title.length, audience).toBeLessThanOrEqual(110);
      expect(body.length, audience).toBeGreaterThan(5);
      expect(body.length, audience).toBeLessThanOrEqual(330);
    }
  });

  it("keeps a person's texts short and plain", () => {
    const texts = userTexts(guidance);
    for (const text of texts) expectPlain(text);
    const lengths = texts.flatMap(sentencesOf).map((sentence) => sentence.split(/\s+/).length);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(14);
  });

  it('places only arguments of the code and globals', () => {
    const known = new Set<string>([...globalNames, ...(argumentNames.get(code) ?? [])]);
    for (const text of allTexts(guidance)) {
      for (const name of placeholdersOf(text)) expect(known.has(name), `{${name}} in: ${text}`).toBe(true);
    }
  });

  it('keeps commands out of sentences, since only a command is quoted safely and can be copied', () => {
    for (const { steps, verify, undo } of guidance.remedies) {
      for (const text of [...steps.map((step) => step.text), verify ?? '', undo ?? '']) {
        expect(text).not.toMatch(/^[A-Z][a-z]+-[A-Z]\w+ -|^nslookup/);
      }
    }
  });

  it('tells person and admin what to do when it is an error', () => {
    if (guidance.severity !== 'error') return;
    const who = guidance.remedies.filter(({ steps }) => steps.length > 0).map((remedy) => remedy.who);
    expect(who).toEqual(expect.arrayContaining(['user', 'admin']));
  });

  it('stops sync only as an error, and dates its links', () => {
    expect(guidance.blocksSync && guidance.severity !== 'error').toBe(false);
    for (const { url, checked } of guidance.links) {
      expect(url).toMatch(/^https:\/\//);
      expect(checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('never advises what would do harm', () => {
    const text = allTexts(guidance).join('\n');
    expect(text).not.toMatch(/AllowBasicAuth|AccountEnabled:\$true.*shared/i);
    for (const line of allTexts(guidance).filter((entry) => entry.includes('ActiveSyncAllowedDeviceIDs @{Add'))) {
      expect(line, 'allowing must clear the blocked list').toContain('ActiveSyncBlockedDeviceIDs @{Remove');
      expect(code).not.toMatch(/not-enrolled|not-compliant|decided-by-mdm|profile-conflict|^sign-in/);
    }
    // A note about removing the account stands only with the warning about erase requests and outages, or for the phone limit.
    const removes = guidance.remedies.some(
      ({ who, steps }) =>
        who === 'user' &&
        steps.some((s) => /remove the (work )?account|^Remove the account/i.test(s.text) && !/do not/i.test(s.text)),
    );
    if (removes) expect(text).toContain('If it shows an erase request, an outage or mail kept elsewhere');
  });
});

describe('the catalogue', () => {
  it('explains without going round in a circle', () => {
    const visit = (code: (typeof findingCodes)[number], path: string[]): void => {
      expect(path).not.toContain(code);
      for (const other of catalog[code].explainedBy) visit(other, [...path, code]);
    };
    for (const code of findingCodes) visit(code, []);
  });

  it('has every code stated by a check', () => {
    const stated = new Set(checks.flatMap((check) => check.codes));
    expect(findingCodes.filter((code) => !stated.has(code))).toEqual([]);
  });
});

describe('the registry', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

  it.each(checks.map((check) => [check.id, check] as const))(
    '%s stands in a file of its name and area',
    (id, check) => {
      expect(files).toContain(`${check.area}/${id}.ts`);
      expect(readFileSync(`${folder}${check.area}/${id}.ts`, 'utf8')).toContain(`id: '${id}'`);
      expect(checkWords.has(id)).toBe(true);
    },
  );

  it('registers every check that a file declares, once', () => {
    const declared = files
      .filter((file) => !file.startsWith('define-') && !file.includes('.test.'))
      .filter((file) => readFileSync(folder + file, 'utf8').includes('= defineCheck('));
    expect(checks.map((check) => `${check.area}/${check.id}.ts`).sort()).toEqual(declared.sort());
    expect([...checkWords.keys()].sort()).toEqual(checks.map(({ id }) => id).sort());
  });

  it('has a check for each step', () => {
    for (const step of stepIds)
      expect(
        checks.some((check) => check.step === step),
        step,
      ).toBe(true);
  });
});

describe('words of checks, steps and reasons', () => {
  const person = [
    ...[...checkWords.values()].flatMap(({ question, passed, failed }) => [question, passed.user, failed.user]),
    ...stepIds.flatMap((step) => [
      stepWords[step].title,
      stepWords[step].answers,
      ...outcomes.map((outcome) => stepWords[step].outcomes[outcome].user),
    ]),
    ...reasons.flatMap((reason) => [reasonWords[reason].user.title, reasonWords[reason].user.body]),
  ];
  it.each(person)('are plain: %s', (text) => expectPlain(text));
});

function expectPlain(text: string): void {
  const words = text.replace(/\{\w+\}/g, 'it');
  expect(words).not.toMatch(banned);
  expect(words).not.toMatch(acronym);
  for (const sentence of sentencesOf(text)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(22);
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?:])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function userTexts({ texts, remedies }: Guidance): string[] {
  const steps = remedies.filter(({ who }) => who === 'user').flatMap((remedy) => remedy.steps.map(({ text }) => text));
  return [texts.user.title, texts.user.body, ...steps];
}

function allTexts({ texts, remedies }: Guidance): string[] {
  return [
    ...audiences.flatMap((audience) => [texts[audience].title, texts[audience].body]),
    ...remedies.flatMap(({ steps, verify, verifyCommand, undo, undoCommand }) => [
      ...steps.flatMap(({ text, command, link, path }) => [
        text,
        command ?? '',
        link?.label ?? '',
        link?.url ?? '',
        ...(path ?? []),
      ]),
      verify ?? '',
      verifyCommand ?? '',
      undo ?? '',
      undoCommand ?? '',
    ]),
  ];
}

/** Argument names per code, read from the declaration: types are gone at run time, and a second list would drift. */
function readArgumentNames(): Map<string, string[]> {
  const source = readFileSync(`${folder}arguments.ts`, 'utf8');
  const expand = (text: string): string[] => {
    const own = [...text.matchAll(/(\w+):/g)].flatMap((match) => match[1] ?? []);
    const named = [...text.matchAll(/\b(\w+Arguments)\b/g)].flatMap((match) => {
      const declared = new RegExp(`type ${match[1]} = ([^;]*(?:;[^;}]*)*?};?|[^;]*;)`).exec(source)?.[1] ?? '';
      return expand(declared);
    });
    return [...own, ...named];
  };
  const body = source.slice(source.indexOf('export interface FindingArguments'));
  const entries = [...body.matchAll(/^ {2}'([\w-]+\/[\w-]+)': ((?:[^\n]*\n(?! {2}')(?!}))*[^\n]*)/gm)];
  return new Map(entries.map(([, code, text]) => [code ?? '', expand(text ?? '')]));
}
