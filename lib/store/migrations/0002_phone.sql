CREATE TABLE "hand_offs" (
	"id" text PRIMARY KEY NOT NULL,
	"diagnosis_id" text NOT NULL,
	"created_by" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"session_hash" "bytea",
	"made_with" text NOT NULL,
	"digits" text NOT NULL,
	"device_label" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"refused_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "phone_tests" (
	"id" text PRIMARY KEY NOT NULL,
	"diagnosis_id" text NOT NULL,
	"hand_off_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"network" text NOT NULL,
	"facts" jsonb NOT NULL,
	"confirmed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "hand_offs" ADD CONSTRAINT "hand_offs_diagnosis_id_diagnoses_id_fk" FOREIGN KEY ("diagnosis_id") REFERENCES "public"."diagnoses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_tests" ADD CONSTRAINT "phone_tests_diagnosis_id_diagnoses_id_fk" FOREIGN KEY ("diagnosis_id") REFERENCES "public"."diagnoses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_tests" ADD CONSTRAINT "phone_tests_hand_off_id_hand_offs_id_fk" FOREIGN KEY ("hand_off_id") REFERENCES "public"."hand_offs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "hand_offs_by_token" ON "hand_offs" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "hand_offs_by_code" ON "hand_offs" USING btree ("code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_offs_by_session" ON "hand_offs" USING btree ("session_hash");--> statement-breakpoint
CREATE INDEX "hand_offs_by_diagnosis" ON "hand_offs" USING btree ("diagnosis_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "phone_tests_by_diagnosis" ON "phone_tests" USING btree ("diagnosis_id","at");--> statement-breakpoint
CREATE INDEX "phone_tests_by_hand_off" ON "phone_tests" USING btree ("hand_off_id");