CREATE TABLE "queue_entries" (
	"generation" integer NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"owner" text NOT NULL,
	"owner_name" text NOT NULL,
	"concerns" text[] NOT NULL,
	"phone" jsonb,
	"phones" integer,
	"search" text NOT NULL,
	"order_ms" bigint NOT NULL,
	CONSTRAINT "queue_entries_pkey" PRIMARY KEY("generation","key")
);
--> statement-breakpoint
CREATE TABLE "queue_owners" (
	"generation" integer NOT NULL,
	"owner" text NOT NULL,
	"name" text NOT NULL,
	"phones" integer NOT NULL,
	CONSTRAINT "queue_owners_pkey" PRIMARY KEY("generation","owner")
);
--> statement-breakpoint
CREATE TABLE "sweeps" (
	"kind" text PRIMARY KEY NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"lease_epoch" integer DEFAULT 0 NOT NULL,
	"generation" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"checkpoint" text,
	"devices" integer DEFAULT 0 NOT NULL,
	"shown" integer,
	"shown_started_at" timestamp with time zone,
	"shown_finished_at" timestamp with time zone,
	"shown_devices" integer DEFAULT 0 NOT NULL,
	"shown_counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"due_at" timestamp with time zone,
	"requested_at" timestamp with time zone,
	"problem" text
);
--> statement-breakpoint
CREATE INDEX "queue_entries_in_order" ON "queue_entries" USING btree ("generation","order_ms" DESC NULLS FIRST,"key" DESC NULLS FIRST);