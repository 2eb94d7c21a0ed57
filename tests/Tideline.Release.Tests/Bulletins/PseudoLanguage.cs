using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Tideline.Domain.Emergencies;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Tests.Bulletins;

/// <summary>English with every sentence in marks, right to left: what stands on a page without marks is hard-coded.</summary>
internal static class PseudoLanguage
{
    public const string Open = "⟦";
    public const string Close = "⟧";

    public static BulletinText Text { get; } = ((BulletinText)Marked(English.Text)) with
    {
        Language = "ar",
        Direction = "rtl",
        Numbers = ((NumberText)Marked(English.Text.Numbers)) with { GroupSeparator = ",", DecimalSeparator = "." },
    };

    private static object Marked(object value) => value switch
    {
        string text => Open + text + Close,
        IReadOnlyDictionary<Hazard, string> names => names.ToDictionary(n => n.Key, n => (string)Marked(n.Value)),
        IEnumerable list => list.Cast<string>().Select(t => (string)Marked(t)).ToList(),
        _ => MarkedRecord(value),
    };

    private static object MarkedRecord(object record)
    {
        var copy = RuntimeHelpers.GetUninitializedObject(record.GetType());
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            property.SetValue(copy, Marked(property.GetValue(record)!));
        }

        return copy;
    }
}
