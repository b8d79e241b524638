import { StartCheckLink } from '@/components/auth/start-check-link';
import { Masthead } from '@/components/ui/masthead';
import { StartStory } from '@/components/ui/start-story';
import { getPublicConfig } from '@/lib/server/public-config';

export default async function StartPage() {
  const config = await getPublicConfig();
  return (
    <>
      <Masthead notice={config.notice} />
      <main id="main" className="page">
        <StartStory action={<StartCheckLink config={config} />} />
      </main>
    </>
  );
}
