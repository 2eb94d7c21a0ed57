using System.Text.Json;

namespace Tideline.Governance;

/// <summary>States as they are written in records and answers.</summary>
internal static class StateWords
{
    public static string Word<T>(this T state)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    /// <summary>Null where no state has the word.</summary>
    public static T? State<T>(string word)
        where T : struct, Enum
    {
        foreach (var state in Enum.GetValues<T>())
        {
            if (state.Word() == word)
            {
                return state;
            }
        }

        return null;
    }
}
