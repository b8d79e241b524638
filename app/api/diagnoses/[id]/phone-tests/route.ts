import { endpoint } from '@/lib/server/http/endpoint';
import { addOwnTest, readPhoneTests } from '@/lib/server/http/phone-routes';

export const dynamic = 'force-dynamic';
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint({ GET: readPhoneTests, POST: addOwnTest });
