import { type ByteReader, readBytes } from './byte-reader';
import type { WbxmlElement } from './element';
import { isKnownTag, tagOf } from './tags';

/**
 * Why bytes are no ActiveSync document. `markup` is HTML or XML: a proxy or a sign-in page of a network answered. `truncated`
 * ends too early, `trailing` goes on behind its end. `unsupported` holds what [MS-ASWBXML] 2.1.2 excludes: attributes,
 * entities, literals, extensions, a string table.
 */
export type WbxmlProblem =
  | 'empty'
  | 'markup'
  | 'not-wbxml'
  | 'unsupported'
  | 'truncated'
  | 'trailing'
  | 'bad-text'
  | 'too-large'
  | 'too-deep'
  | 'too-many-elements';

/** What was read. `unknownTags` are those without a name, each once. `offset` counts the bytes up to the problem. */
export type WbxmlOutcome =
  | { ok: true; root: WbxmlElement; unknownTags: string[] }
  | { ok: false; problem: WbxmlProblem; offset: number };

/** Bounds of one document. */
export interface WbxmlLimits {
  maxBytes: number;
  maxDepth: number;
  maxElements: number;
}

/**
 * As many bytes as the portal accepts of any body. A folder takes about 50 bytes and five elements, so that 20,000 folders
 * fit; ActiveSync documents are at most some ten elements deep.
 */
const defaultLimits: WbxmlLimits = { maxBytes: 1024 * 1024, maxDepth: 32, maxElements: 100_000 };

const switchPage = 0x00;
const end = 0x01;
const inlineString = 0x03;
const opaque = 0xc3;
const hasContent = 0x40;
const hasAttributes = 0x80;
const utf8 = 106;

/** Reads an answer of ActiveSync. Total: bad bytes give a problem, never an exception, and a bounded amount of work. */
export function decodeWbxml(bytes: Uint8Array, limits: WbxmlLimits = defaultLimits): WbxmlOutcome {
  const reader = readBytes(bytes);
  const problem = bytes.length > limits.maxBytes ? 'too-large' : readHeader(bytes, reader);
  if (problem !== null) return { ok: false, problem, offset: reader.offset() };
  const outcome = readBody(reader, limits);
  if (typeof outcome === 'string') return { ok: false, problem: outcome, offset: reader.offset() };
  if (!reader.done()) return { ok: false, problem: 'trailing', offset: reader.offset() };
  return { ok: true, ...outcome };
}

function readHeader(bytes: Uint8Array, reader: ByteReader): WbxmlProblem | null {
  if (bytes.length === 0) return 'empty';
  if (isMarkup(bytes)) return 'markup';
  if (bytes[0] !== 0x03) return 'not-wbxml';
  reader.byte();
  const publicId = reader.integer();
  // Public id 0 means that its name stands in the string table, which ActiveSync does not use.
  if (publicId === 0) return 'unsupported';
  const charset = reader.integer();
  const tableLength = reader.integer();
  if (publicId === null || charset === null || tableLength === null) return 'truncated';
  return charset === utf8 && tableLength === 0 ? null : 'unsupported';
}

/** A `<` after white space and a byte-order mark. */
function isMarkup(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 64)).trimStart().startsWith('<');
}

/** State of the body while it is read. */
interface Progress {
  page: number;
  open: WbxmlElement[];
  root: WbxmlElement | null;
  elements: number;
  unknown: Set<string>;
}

function readBody(
  reader: ByteReader,
  limits: WbxmlLimits,
): { root: WbxmlElement; unknownTags: string[] } | WbxmlProblem {
  const progress: Progress = { page: 0, open: [], root: null, elements: 0, unknown: new Set() };
  while (progress.root === null || progress.open.length > 0) {
    const problem = readOne(reader, progress, limits);
    if (problem !== null) return problem;
  }
  return { root: progress.root, unknownTags: [...progress.unknown] };
}

/** Reads one token with what belongs to it. */
function readOne(reader: ByteReader, progress: Progress, limits: WbxmlLimits): WbxmlProblem | null {
  const code = reader.byte();
  if (code === null) return 'truncated';
  if (code === switchPage) {
    const page = reader.byte();
    if (page === null) return 'truncated';
    progress.page = page;
    return null;
  }
  if (code === inlineString || code === opaque) return readText(reader, progress.open.at(-1), code);
  if (code === end) return progress.open.pop() === undefined ? 'not-wbxml' : null;
  return openElement(code, progress, limits);
}

function readText(reader: ByteReader, parent: WbxmlElement | undefined, code: number): WbxmlProblem | null {
  if (parent === undefined) return 'not-wbxml';
  if (code === opaque) {
    const length = reader.integer();
    const bytes = length === null ? null : reader.take(length);
    if (bytes === null) return 'truncated';
    parent.content.push(bytes);
    return null;
  }
  const bytes = reader.untilZero();
  if (bytes === null) return 'truncated';
  try {
    parent.content.push(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return null;
  } catch {
    // The only reason to throw is that the bytes are no UTF-8, and that is the finding.
    return 'bad-text';
  }
}

function openElement(code: number, progress: Progress, limits: WbxmlLimits): WbxmlProblem | null {
  const token = code & 0x3f;
  // Global tokens have 0 to 4 in their low bits (WBXML 1.3, 7.1); all but the ones read above are excluded.
  if (token < 0x05 || (code & hasAttributes) !== 0) return 'unsupported';
  progress.elements += 1;
  if (progress.elements > limits.maxElements) return 'too-many-elements';
  if (progress.open.length >= limits.maxDepth) return 'too-deep';
  const element: WbxmlElement = { tag: tagOf({ page: progress.page, token }), content: [] };
  if (!isKnownTag(element.tag)) progress.unknown.add(element.tag);
  progress.open.at(-1)?.content.push(element);
  progress.root ??= element;
  if ((code & hasContent) !== 0) progress.open.push(element);
  return null;
}
