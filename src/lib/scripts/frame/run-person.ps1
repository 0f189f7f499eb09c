try {
  & $guards
  Invoke-RcCheck
  Invoke-RcFix
} catch {
  Write-RcFailure -Problem $_.Exception.Message
} finally {
  Write-RcResult
}
