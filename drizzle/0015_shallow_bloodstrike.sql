CREATE TABLE "made_folders" (
	"space_id" uuid NOT NULL,
	"path" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "made_folders_space_id_path_pk" PRIMARY KEY("space_id","path")
);
--> statement-breakpoint
CREATE TABLE "other_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"space_id" uuid NOT NULL,
	"folder" text NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"trashed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "dav_locks" (
	"token" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"deep" boolean NOT NULL,
	"shared" boolean NOT NULL,
	"owner" text NOT NULL,
	"user_id" uuid NOT NULL,
	"href" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dav_properties" (
	"key" text NOT NULL,
	"namespace" text NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	"language" text DEFAULT '' NOT NULL,
	CONSTRAINT "dav_properties_key_namespace_name_pk" PRIMARY KEY("key","namespace","name")
);
--> statement-breakpoint
ALTER TABLE "made_folders" ADD CONSTRAINT "made_folders_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "other_files" ADD CONSTRAINT "other_files_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "other_files" ADD CONSTRAINT "other_files_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "other_files" ADD CONSTRAINT "other_files_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dav_locks" ADD CONSTRAINT "dav_locks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "other_files_place_key" ON "other_files" USING btree ("space_id","folder","name") WHERE "other_files"."trashed_at" is null;--> statement-breakpoint
CREATE INDEX "other_files_sha256_idx" ON "other_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "other_files_trashed_at_idx" ON "other_files" USING btree ("trashed_at") WHERE "other_files"."trashed_at" is not null;--> statement-breakpoint
CREATE INDEX "dav_locks_key_idx" ON "dav_locks" USING btree ("key");