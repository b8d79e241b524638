import * as z from 'zod';
import { listOf, text, textOrNull } from './fields';
import { type GraphContext, type GraphOutcome, readObject } from './read';

/** https://learn.microsoft.com/graph/api/resources/user, as much of it as a list of people shows. */
const personSchema = z.object({
  displayName: text,
  userPrincipalName: z.string().min(1),
  mail: textOrNull,
  proxyAddresses: listOf(z.string()),
  accountEnabled: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
});
export type GraphPerson = z.infer<typeof personSchema>;

/**
 * Ways to ask for people. `words`: words of the name, starts of address and sign-in name. `addresses`: starts of every
 * address, secondary ones too. `starts`: starts of names and addresses, for a Graph that takes neither of the other two.
 */
export const peopleForms = ['words', 'addresses', 'starts'] as const;
export type PeopleForm = (typeof peopleForms)[number];

/** Where a page continues: the form that the first page was asked in, and Graph's own mark. */
export interface PeoplePlace {
  form: PeopleForm;
  skipToken: string;
}

/** Enough to choose from, and few enough to read. */
const pageSize = 20;

/**
 * `$search` and filters on `proxyAddresses` are advanced queries: without this header and `$count` Graph refuses them
 * (https://learn.microsoft.com/graph/aad-advanced-queries).
 */
const advanced = { headers: { consistencylevel: 'eventual' }, $count: 'true' } as const;

/** The `$search` or `$filter` of a form for a typed text; the text cannot leave the quotes it is put in. */
export function peopleQuestion(form: PeopleForm, typed: string): Record<string, string> {
  if (form === 'words') {
    // https://learn.microsoft.com/graph/search-query-parameter: quotes and backslashes are escaped by a backslash.
    const quoted = typed.replace(/[\\"]/g, '\\$&');
    const $search = ['displayName', 'mail', 'userPrincipalName'].map((name) => `"${name}:${quoted}"`).join(' OR ');
    return { $search, $orderby: 'displayName' };
  }
  // OData doubles a quote inside a text (OData 4.01 URL conventions, 5.1.1.14.1).
  const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;
  const starting = (name: string) => `startswith(${name},${literal(typed)})`;
  const addresses = ['mail', 'userPrincipalName'].map(starting);
  const filter =
    form === 'addresses'
      ? [...addresses, `proxyAddresses/any(p:startswith(p,${literal(`smtp:${typed}`)}))`]
      : [...['displayName', 'givenName', 'surname'].map(starting), ...addresses];
  return { $filter: filter.join(' or ') };
}

/** One page of people, in Graph's order. `place` is where the page after it begins; null at the end. */
export interface GraphPeople {
  people: GraphPerson[];
  place: PeoplePlace | null;
}

/** One page of the people whom a typed text may mean. `place` is null for the first page. */
export async function readPeople(
  context: GraphContext,
  typed: string,
  place: PeoplePlace | null,
): Promise<GraphOutcome<GraphPeople>> {
  if (place !== null) return ask(context, typed, place.form, place.skipToken);
  const [first, second] = formsFor(typed);
  const found = await ask(context, typed, first, null);
  // Nobody has such a name: it may be the start of another address of somebody.
  const answer =
    found.ok && found.value.people.length === 0 && second ? await ask(context, typed, second, null) : found;
  return !answer.ok && answer.notUnderstood ? ask(context, typed, 'starts', null) : answer;
}

/** An address is looked for among addresses; anything else among names, and then as the start of an address. */
function formsFor(typed: string): [PeopleForm, PeopleForm?] {
  if (typed.includes('@')) return ['addresses'];
  return typed.includes(' ') ? ['words'] : ['words', 'addresses'];
}

const pageSchema = z.object({ value: z.array(personSchema), '@odata.nextLink': textOrNull });

async function ask(
  context: GraphContext,
  typed: string,
  form: PeopleForm,
  skipToken: string | null,
): Promise<GraphOutcome<GraphPeople>> {
  const { headers, ...count } = advanced;
  const plain = form === 'starts';
  const page = await readObject(context, {
    label: 'users',
    permission: 'User.Read.All',
    path: ['users'],
    query: {
      $select: 'displayName,userPrincipalName,mail,proxyAddresses,accountEnabled',
      $top: String(pageSize),
      ...peopleQuestion(form, typed),
      ...(plain ? {} : count),
      ...(skipToken === null ? {} : { $skiptoken: skipToken }),
    },
    ...(plain ? {} : { headers }),
    schema: pageSchema,
  });
  if (!page.ok) return page;
  const next = skipTokenOf(page.value['@odata.nextLink']);
  const place = next === null ? null : { form, skipToken: next };
  return { ok: true, value: { people: page.value.value, place } };
}

/** The spelling of the parameter varies (https://learn.microsoft.com/graph/paging); a link without one cannot be followed. */
function skipTokenOf(nextLink: string | null): string | null {
  if (nextLink === null || !URL.canParse(nextLink)) return null;
  const parameters = [...new URL(nextLink).searchParams];
  return parameters.find(([name]) => name.toLowerCase() === '$skiptoken')?.[1] || null;
}
