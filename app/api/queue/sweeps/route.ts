import { endpoint } from '@/lib/server/http/endpoint';
import { startSweep } from '@/lib/server/http/queue-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ POST: startSweep });
