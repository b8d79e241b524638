import type { Metadata } from 'next';
import { LiveReport } from '@/components/diagnosis/live-report';

export const metadata: Metadata = { title: 'Report' };

/** The shell with five empty steps is rendered here; everything personal comes by the API in the browser. */
export default async function DiagnosisPage(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { id } = await props.params;
  const { before, step } = await props.searchParams;
  return <LiveReport id={id} key={id} {...textOf('before', before)} {...textOf('step', step)} />;
}

/** A value of the query that was given once; its meaning is judged where it is used. */
function textOf<K extends string>(name: K, value: string | string[] | undefined): { [P in K]?: string } {
  return typeof value === 'string' && value !== '' ? ({ [name]: value } as { [P in K]: string }) : {};
}
