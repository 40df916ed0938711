CREATE TABLE "likeness_answers" (
	"answer_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"answered_by" uuid,
	CONSTRAINT "likeness_answers_file_id_answer_id_pk" PRIMARY KEY("file_id","answer_id")
);
--> statement-breakpoint
CREATE TABLE "likeness_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"files" integer DEFAULT 0 NOT NULL,
	"gain" bigint DEFAULT 0 NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "likeness_members" (
	"file_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "likeness_members_file_id_kind_pk" PRIMARY KEY("file_id","kind")
);
--> statement-breakpoint
CREATE TABLE "looks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "looks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"space_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"phash" bigint NOT NULL,
	"average" bigint NOT NULL,
	"piece1" smallint NOT NULL,
	"piece2" smallint NOT NULL,
	"piece3" smallint NOT NULL,
	"piece4" smallint NOT NULL,
	"piece5" smallint NOT NULL,
	"plane" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "likeness_answers" ADD CONSTRAINT "likeness_answers_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likeness_answers" ADD CONSTRAINT "likeness_answers_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likeness_groups" ADD CONSTRAINT "likeness_groups_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likeness_members" ADD CONSTRAINT "likeness_members_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "likeness_members" ADD CONSTRAINT "likeness_members_group_id_likeness_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."likeness_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "looks" ADD CONSTRAINT "looks_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "looks" ADD CONSTRAINT "looks_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "likeness_answers_answer_idx" ON "likeness_answers" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "likeness_groups_gain_idx" ON "likeness_groups" USING btree ("space_id","kind","gain" DESC NULLS LAST,"id") WHERE "likeness_groups"."files" > 1;--> statement-breakpoint
CREATE INDEX "likeness_members_group_idx" ON "likeness_members" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "looks_content_key" ON "looks" USING btree ("sha256","space_id");--> statement-breakpoint
CREATE INDEX "looks_piece1_idx" ON "looks" USING btree ("space_id","piece1","phash","average","id");--> statement-breakpoint
CREATE INDEX "looks_piece2_idx" ON "looks" USING btree ("space_id","piece2","phash","average","id");--> statement-breakpoint
CREATE INDEX "looks_piece3_idx" ON "looks" USING btree ("space_id","piece3","phash","average","id");--> statement-breakpoint
CREATE INDEX "looks_piece4_idx" ON "looks" USING btree ("space_id","piece4","phash","average","id");--> statement-breakpoint
CREATE INDEX "looks_piece5_idx" ON "looks" USING btree ("space_id","piece5","phash","average","id");