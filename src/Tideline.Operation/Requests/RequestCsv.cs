using System.Text;
using NodaTime.Text;
using Tideline.Projects.Files;

namespace Tideline.Operation.Requests;

/// <summary>The record of requests as a table: a row for each request, and one for each decision, which repeats the request's id.</summary>
public static class RequestCsv
{
    public const string Header = "request,event,on,organisation,role,officer,text,purpose,agreement,release,answered,because,figure,written_by,written_at";

    /// <returns>UTF-8 text with line feeds.</returns>
    public static string Of(IEnumerable<Request> requests)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var entry in requests.SelectMany(r => r.Decisions.Prepend(r.Asked)))
        {
            text.AppendJoin(',', new[]
            {
                entry.Request, entry.Event.ToString().ToLowerInvariant(), LocalDatePattern.Iso.Format(entry.On), entry.Organisation, entry.Role, entry.Officer, entry.Text,
                entry.Purpose, entry.Agreement, entry.Release, entry.Answered switch { true => "yes", false => "no", null => "" }, entry.Because, entry.Figure, entry.By, entry.At,
            }.Select(f => CsvField.Quoted(CsvField.NoFormula(f ?? "")))).Append('\n');
        }

        return text.ToString();
    }
}
