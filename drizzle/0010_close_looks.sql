CREATE TABLE "close_looks" (
	"space_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"words" integer[] NOT NULL,
	"points" "bytea" NOT NULL,
	"fields" "bytea" NOT NULL,
	CONSTRAINT "close_looks_sha256_space_id_pk" PRIMARY KEY("sha256","space_id")
);
--> statement-breakpoint
CREATE TABLE "look_fits" (
	"space_id" uuid NOT NULL,
	"one" text NOT NULL,
	"other" text NOT NULL,
	"likeness" real NOT NULL,
	CONSTRAINT "look_fits_one_other_space_id_pk" PRIMARY KEY("one","other","space_id")
);
--> statement-breakpoint
ALTER TABLE "close_looks" ADD CONSTRAINT "close_looks_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "close_looks" ADD CONSTRAINT "close_looks_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_fits" ADD CONSTRAINT "look_fits_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_fits" ADD CONSTRAINT "look_fits_one_blobs_sha256_fk" FOREIGN KEY ("one") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_fits" ADD CONSTRAINT "look_fits_other_blobs_sha256_fk" FOREIGN KEY ("other") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "close_looks_words_idx" ON "close_looks" USING gin ("words");--> statement-breakpoint
CREATE INDEX "look_fits_other_idx" ON "look_fits" USING btree ("other");