namespace Tideline.Pipeline.Quality;

/// <summary>What to do about the rows that ingest rejects, by its reason code.</summary>
internal static class RejectReasons
{
    public static string Advice(string reason) => reason switch
    {
        "unknown_cell" => "Ask for the current cells table: events came from cells that it does not list.",
        "cell_not_valid_on_day" => "Correct valid_from and valid_to in the cells table: events came from cells outside their validity.",
        "bad_timestamp" or "null_timestamp" => "Compare timestamp_format in project.yaml with the first rows of the file.",
        "outside_period" => "Check timestamps_are and time_zone in project.yaml, and the clock of the exporting system.",
        "bad_subscriber" or "null_subscriber" => "Check subscriber_kind and calling_code in project.yaml, and that the subscriber column is the right one.",
        "null_cell" => "Ask whether the export can carry the cell of every event; without it an event has no place.",
        "key_destroyed" => "Nothing: the pseudonym key of these days was destroyed. 'tideline key list' says when and why.",
        "events_deleted" => "Nothing: retention deleted the events of these days, and late rows alone would be taken for the whole day.",
        "malformed_row" => "Check the delimiter in project.yaml and the quoting of the export.",
        _ => "Look up the rejected rows in the rejects of the lake (file, row and column are named there) and mend the export.",
    };
}
