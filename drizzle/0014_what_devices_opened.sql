CREATE TABLE "device_bookmarks" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"position_ms" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "device_openings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"device" text NOT NULL,
	"address" text NOT NULL,
	"file_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "device_bookmarks" ADD CONSTRAINT "device_bookmarks_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_openings" ADD CONSTRAINT "device_openings_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "device_openings_at_idx" ON "device_openings" USING btree ("at");--> statement-breakpoint
CREATE INDEX "device_openings_file_id_idx" ON "device_openings" USING btree ("file_id");