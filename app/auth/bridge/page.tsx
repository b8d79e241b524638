import { Bridge } from '@/components/auth/bridge';

export default function BridgePage() {
  return <Bridge />;
}
