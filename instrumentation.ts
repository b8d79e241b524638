/** Runs once per server, before the first request. The import stays inside: other runtimes cannot load what it needs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startServer } = await import('@/lib/server/start');
  await startServer();
}
