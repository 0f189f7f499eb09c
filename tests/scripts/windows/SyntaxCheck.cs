using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.Json.Nodes;

namespace Sim
{
    /// <summary>Reads a script with PowerShell's own parser, and looks in its tree for what Windows PowerShell 5.1 does not have or we never write.</summary>
    public static class SyntaxCheck
    {
        /// <summary>.NET types that a script may name: they are in .NET Framework 4.6 too, and behave the same.</summary>
        private static readonly HashSet<string> Types = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "string", "string[]", "int", "long", "bool", "byte", "byte[]", "char", "object", "object[]", "hashtable", "switch", "array", "regex", "convert", "datetime", "timespan", "version", "uint32", "guid",
            "pscustomobject", "wildcardpattern", "type", "Parameter", "ipaddress", "scriptblock", "math", "void",
            "System.BitConverter", "System.Convert", "System.Globalization.CultureInfo", "System.IO.File", "System.IO.IOException", "System.UnauthorizedAccessException", "System.IO.Path", "System.Text.Encoding", "System.Environment",
            "System.Security.Principal.WindowsIdentity", "System.Security.Principal.WindowsPrincipal", "System.Security.Principal.WindowsBuiltInRole", "System.Security.Principal.SecurityIdentifier",
            "System.Security.Cryptography.HashAlgorithmName", "System.Security.Cryptography.RSASignaturePadding", "System.Management.Automation.ErrorRecord",
        };

        private static readonly HashSet<string> NewTokens = new HashSet<string> { "AndAnd", "OrOr", "QuestionMark", "QuestionQuestion", "QuestionQuestionEquals", "QuestionDot", "QuestionLBracket", "Clean", "Enum", "Class", "Using", "Exit", "Trap", "Configuration", "Workflow", "Parallel" };

        /// <returns>what is wrong, with line numbers; empty if nothing is</returns>
        public static JsonArray Read(string text, bool target)
        {
            var tree = Parser.ParseInput(text, out var tokens, out var errors);
            var found = errors.Select(e => e.Extent.StartLineNumber + ": " + e.Message).ToList();
            foreach (var token in tokens.Where(t => NewTokens.Contains(t.Kind.ToString()))) found.Add(token.Extent.StartLineNumber + ": not for 5.1, or never: " + token.Text);
            foreach (var ast in tree.FindAll(_ => true, true)) found.AddRange(Complaints(ast, target));
            if (target && tree.EndBlock.Statements.Count != 1) found.Add("1: " + tree.EndBlock.Statements.Count + " statements at top level; pasted text must be one");
            if (text.Any(c => c > 126 || (c < 32 && c != '\n' && c != '\r'))) found.Add("0: a character outside ASCII");
            return new JsonArray(found.Select(f => (JsonNode)f).ToArray());
        }

        public static bool Knows(string type) => Types.Contains(type);

        /// <summary>.NET types that nobody has looked at. What they do, the simulation could not hold back.</summary>
        public static List<string> StrangeTypes(string text) =>
            Parser.ParseInput(text, out _, out _).FindAll(_ => true, true).Select(NamedType).Where(name => name != null && !Types.Contains(name)).Distinct().ToList();

        private static string NamedType(Ast ast) => ast is TypeExpressionAst type ? type.TypeName.FullName : ast is TypeConstraintAst constraint ? constraint.TypeName.FullName : null;

        private static IEnumerable<string> Complaints(Ast ast, bool target)
        {
            var line = ast.Extent.StartLineNumber + ": ";
            if (ast is TernaryExpressionAst || ast is PipelineChainAst || ast is TypeDefinitionAst || ast is UsingStatementAst || ast is TrapStatementAst || ast is ExitStatementAst) yield return line + ast.GetType().Name;
            if (ast is MemberExpressionAst member && member.NullConditional) yield return line + "?.";
            if (ast is IndexExpressionAst index && index.NullConditional) yield return line + "?[";
            if (ast is PipelineAst pipeline && pipeline.Background) yield return line + "&";
            if (ast is MergingRedirectionAst) yield return line + "2>&1";
            if (!target) yield break;
            if (NamedType(ast) is string named && !Types.Contains(named)) yield return line + "type [" + named + "]";
            if (!(ast is CommandAst command)) yield break;
            if (command.InvocationOperator == TokenKind.Ampersand && command.CommandElements[0] is VariableExpressionAst called && called.VariablePath.UserPath != "guards" && called.VariablePath.UserPath != "steps") yield return line + "calls $" + called.VariablePath.UserPath;
            if (command.InvocationOperator == TokenKind.Dot) yield return line + "dot-sources";
        }
    }
}
