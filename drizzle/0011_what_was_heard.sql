CREATE TABLE "speaker_counts" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"count" smallint NOT NULL,
	"said_by" uuid,
	"said_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "speaker_names" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"weights" text NOT NULL,
	"voice" "bytea",
	"stretches" real[] NOT NULL,
	"named_by" uuid,
	"named_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transcript_edits" (
	"file_id" uuid NOT NULL,
	"start_ms" integer NOT NULL,
	"end_ms" integer NOT NULL,
	"text" text NOT NULL,
	"edited_by" uuid,
	"edited_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transcript_edits_file_id_start_ms_pk" PRIMARY KEY("file_id","start_ms")
);
--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "said" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "bpm" smallint;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "loud" real;--> statement-breakpoint
ALTER TABLE "speaker_counts" ADD CONSTRAINT "speaker_counts_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaker_counts" ADD CONSTRAINT "speaker_counts_said_by_users_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaker_names" ADD CONSTRAINT "speaker_names_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaker_names" ADD CONSTRAINT "speaker_names_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speaker_names" ADD CONSTRAINT "speaker_names_named_by_users_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript_edits" ADD CONSTRAINT "transcript_edits_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transcript_edits" ADD CONSTRAINT "transcript_edits_edited_by_users_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "speaker_names_file_idx" ON "speaker_names" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "speaker_names_person_idx" ON "speaker_names" USING btree ("person_id","file_id");--> statement-breakpoint
CREATE INDEX "search_documents_bpm_idx" ON "search_documents" USING btree ("bpm") WHERE "search_documents"."bpm" is not null;--> statement-breakpoint
CREATE INDEX "search_documents_loud_idx" ON "search_documents" USING btree ("loud") WHERE "search_documents"."loud" is not null;