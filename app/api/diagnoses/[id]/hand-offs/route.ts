import { endpoint } from '@/lib/server/http/endpoint';
import { createHandOff } from '@/lib/server/http/phone-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ POST: createHandOff });
