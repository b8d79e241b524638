import { endpoint } from '@/lib/server/http/endpoint';
import { openHandOff } from '@/lib/server/http/phone-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ POST: openHandOff });
